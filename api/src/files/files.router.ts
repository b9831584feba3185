import { Router } from 'express';
import type { App } from '../context.ts';

/** Uploads and downloads: what GraphQL is not made for. */
export function filesRouter(_app: App): Router {
  return Router();
}
