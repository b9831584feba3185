export * from './kinds/wire-colour.ts';
export * from './kinds/diagram.ts';
export * from './kinds/equipment.ts';
export * from './kinds/canned-answer.ts';
export * from './kinds/solved-ticket.ts';
export * from './kinds/kinds.ts';
