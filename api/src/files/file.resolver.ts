import { filesOf } from '@fieldlore/content';
import { Arg, Args, Ctx as Context, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { findVisibleFile, visibleFiles } from '../access/files.ts';
import { mustBeStaff } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { shownBody } from '../entries/shown-revision.ts';
import { Connection, type Page, PageArgs, pageOf } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { filePath } from './file-url.ts';
import { StoredFile } from './file.entity.ts';
import { isPicture } from './file-types.ts';

const FileConnection = Connection(StoredFile, 'File');

@Resolver(() => StoredFile)
export class FileResolver {
  @Query(() => StoredFile, { nullable: true })
  async file(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<StoredFile> {
    return await findVisibleFile(ctx, id);
  }

  @Query(() => FileConnection, {
    description: 'For staff: their own uploads and what they see in entries, newest first.',
  })
  async files(@Context() ctx: Ctx, @Args(() => PageArgs) page: PageArgs): Promise<Page<StoredFile>> {
    mustBeStaff(ctx);
    return await pageOf(await visibleFiles(ctx), 'file', page, 'createdAt');
  }

  @FieldResolver(() => String, {
    description: 'Path of its content; with ?w=320, 640, 1280 or 1920 a picture comes smaller, as WebP.',
  })
  url(@Root() file: StoredFile): string {
    return filePath(file);
  }
}

@Resolver(() => Entry)
export class EntryAttachmentsResolver {
  @FieldResolver(() => [StoredFile], {
    description:
      'Documents and archives that the body links to, in its order; pictures stand in the body itself.',
  })
  async attachments(@Root() entry: Entry, @Context() ctx: Ctx): Promise<StoredFile[]> {
    const files = await ctx.loaders.visibleFile.loadMany(filesOf(await shownBody(ctx, entry)));
    return files.filter((file) => file instanceof StoredFile).filter((file) => !isPicture(file.mime));
  }
}
