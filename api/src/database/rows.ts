import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';
import { readOutside } from './reading-pool.ts';

type EntityClass<T> = new () => T;
type Parameters = Readonly<Record<string, unknown>>;

interface RowShape {
  /** Property names in the order of the columns. */
  properties: readonly string[];
  /** By the alias of the table: the select list, and the names that the columns come back under. */
  lists: Map<string, { columns: string; names: readonly string[] }>;
}

const shapes = new WeakMap<EntityMetadata, RowShape>();

/**
 * Rows of one entity, for the few queries behind every page: there the query builder takes several times longer to put
 * the statement together than the server to answer it.
 * @param rest what follows the table in FROM, where it goes by `alias`; parameters are written `:name`
 */
export async function selectRows<T extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityClass<T>,
  alias: string,
  rest: string,
  parameters: Parameters,
): Promise<T[]> {
  const table = db.connection.driver.escape(db.connection.getMetadata(entity).tableName);
  const columns = columnsOf(db, entity, alias);
  const rows = await select(db, `SELECT ${columns} FROM ${table} ${alias} ${rest}`, parameters);
  return rows.map((row) => entityOf(db, entity, alias, row));
}

/**
 * A statement that is soon done; in the transaction where there is one, else from a replica where there are some.
 * @param sql with parameters written `:name`, arrays only as `= ANY(:name)`
 */
export async function select(
  db: EntityManager,
  sql: string,
  parameters: Parameters,
): Promise<Record<string, unknown>[]> {
  const [text, values] = statementOf(db, sql, parameters);
  return db.queryRunner
    ? await db.query(text, values)
    : await readOutside(db.connection, text, values, 'replica');
}

/** As {@link select}, for what may take long: it holds up nobody behind it. */
export async function selectSlowly(
  db: EntityManager,
  sql: string,
  parameters: Parameters,
): Promise<Record<string, unknown>[]> {
  const [text, values] = statementOf(db, sql, parameters);
  if (db.queryRunner) return await db.query(text, values);
  const runner = db.connection.createQueryRunner('slave');
  try {
    return await runner.query(text, values);
  } finally {
    await runner.release();
  }
}

/**
 * What decides about rights is asked of the primary: a replica may not know yet that somebody lost them.
 * @param text with parameters written `$1`
 */
export async function selectFromPrimary(
  db: EntityManager,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return db.queryRunner
    ? await db.query(text, values)
    : await readOutside(db.connection, text, values, 'primary');
}

/** The column of a property, for WHERE and ORDER BY. */
export function columnOf<T extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityClass<T>,
  property: keyof T & string,
): string {
  return db.connection.driver.escape(
    db.connection.getMetadata(entity).findColumnWithPropertyName(property)!.databaseName,
  );
}

/** The select list of an entity, as {@link entityOf} reads it. */
export function columnsOf<T extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityClass<T>,
  alias: string,
): string {
  return listOf(db.connection.getMetadata(entity), alias).columns;
}

/** The entity in a row selected by {@link columnsOf} under the same alias. */
export function entityOf<T extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityClass<T>,
  alias: string,
  row: Record<string, unknown>,
): T {
  const metadata = db.connection.getMetadata(entity);
  const { names } = listOf(metadata, alias);
  const made = new entity() as Record<string, unknown>;
  shapeOf(metadata).properties.forEach((property, i) => {
    made[property] = row[names[i]!];
  });
  return made as T;
}

function listOf(metadata: EntityMetadata, alias: string): { columns: string; names: readonly string[] } {
  const { lists } = shapeOf(metadata);
  let list = lists.get(alias);
  if (!list) {
    const names = metadata.columns.map((_, i) => `${alias}_${i}`);
    const columns = metadata.columns.map(
      // TypeORM gives a calendar date as text, the driver would make it a moment.
      ({ databaseName, type }, i) =>
        `${alias}."${databaseName}"${type === 'date' ? '::text' : ''} AS "${names[i]}"`,
    );
    lists.set(alias, (list = { columns: columns.join(', '), names }));
  }
  return list;
}

function shapeOf(metadata: EntityMetadata): RowShape {
  let shape = shapes.get(metadata);
  if (!shape) {
    shape = { properties: metadata.columns.map(({ propertyName }) => propertyName), lists: new Map() };
    shapes.set(metadata, shape);
  }
  return shape;
}

/**
 * An array of one is compared as that one: the server can't tell how long an array will be, and then would rather plan
 * the prepared statement anew each time, which takes longer than running it.
 */
function statementOf(db: EntityManager, sql: string, parameters: Parameters): [string, unknown[]] {
  let statement = sql;
  const given: Record<string, unknown> = { ...parameters };
  for (const [name, value] of Object.entries(parameters))
    if (Array.isArray(value) && value.length === 1) {
      statement = statement.replaceAll(`= ANY(:${name})`, `= :${name}`);
      given[name] = value[0];
    }
  return db.connection.driver.escapeQueryWithParameters(statement, given);
}
