/** A GraphQL operation as text, with the types of what goes in and comes out. */
export interface TypedDocument<Result, Variables> {
  /** SHA-256 of `text`, the name of the persisted document. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Carries the types only; never set. */
  readonly __types?: (variables: Variables) => Result;
}
