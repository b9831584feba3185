import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO, GraphQLJSON, GraphQLLocalDate, GraphQLUUID } from 'graphql-scalars';

export const UUID = GraphQLUUID;
export const JSONValue = GraphQLJSON;

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'Date and time, ISO 8601 with offset.',
});

/** Dates stay text from column to page: a Date object would move them across midnight. */
export const CalendarDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'Calendar date, YYYY-MM-DD.',
});
