import { queryKey, type SearchDictionary } from '@fieldlore/search';
import type { DataSource } from 'typeorm';
import { emptyContent, searchWords, type DictionaryContent } from './dictionary-content.ts';
import { SearchDictionaryVersion } from './search-dictionary.entity.ts';

/** The dictionary in force, as this process knows it. */
export class LiveDictionary {
  /** 0 before anybody has changed anything. */
  number = 0;
  content: DictionaryContent = emptyContent;
  /** One object as long as nothing changes: what is compiled from it is kept by it. */
  words: SearchDictionary = searchWords(emptyContent);
  private pins: ReadonlyMap<string, readonly number[]> = new Map();

  static async load(db: DataSource): Promise<LiveDictionary> {
    const dictionary = new LiveDictionary();
    await dictionary.refresh(db);
    return dictionary;
  }

  /** Takes in the last version. */
  async refresh(db: DataSource): Promise<void> {
    const [last] = await db
      .getRepository(SearchDictionaryVersion)
      .find({ order: { number: 'DESC' }, take: 1 });
    if (!last || last.number === this.number) return;
    this.number = last.number;
    this.content = last.content;
    this.words = searchWords(last.content);
    this.pins = pinsByQuery(last.content);
  }

  /** Numbers of the entries that stand on top for a query. */
  pinned(query: string): readonly number[] {
    return this.pins.size === 0 ? [] : (this.pins.get(queryKey(query)) ?? []);
  }
}

/** Entries by what their query is compared by. */
export function pinsByQuery({ pins }: DictionaryContent): ReadonlyMap<string, readonly number[]> {
  return new Map(pins.map(({ query, entries }) => [queryKey(query), entries]));
}
