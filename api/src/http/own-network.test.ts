import { expect, test } from 'vitest';
import { isOnOwnNetwork } from './own-network.ts';

test.each([
  'http://127.0.0.1:11434',
  'http://localhost:8080/v1',
  'http://[::1]:80',
  'http://[fd00::5]',
  'http://10.1.2.3',
  'http://172.20.0.2',
  'http://192.168.1.9:1234',
  'http://2130706433',
  'http://ollama:11434',
  'http://gpu.local',
  'http://models.internal',
])('%s can only be of our own network', (url) => expect(isOnOwnNetwork(new URL(url))).toBe(true));

test.each([
  'https://api.example.com/v1',
  'http://8.8.8.8',
  'http://172.32.0.1',
  'http://[2001:db8::1]',
  'http://fcbank.example',
  'http://127.0.0.1.example.com',
  'http://local.example.com',
])('%s may be anybody’s', (url) => expect(isOnOwnNetwork(new URL(url))).toBe(false));
