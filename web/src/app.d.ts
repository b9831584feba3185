import type { Api } from '#lib/server/api.ts';
import type { ApiResponse, Caller, Operation } from '#lib/server/transport.ts';
import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Error {
      status: number;
      message: string;
      /** The API's code (`NOT_FOUND`, `CONFLICT` …) where the API refused. */
      code?: string;
      /** Read over the phone to find the request in the log. */
      requestId?: string;
      /** What is wrong in which field, for BAD_USER_INPUT. */
      fields?: { path: string; message: string }[];
    }
    interface PageData {
      /** Addresses of the page in other languages, where it has some. */
      twins?: Partial<Record<string, string>>;
    }
    interface Locals {
      api: Api;
      requestId: string;
      theme: Theme;
      /** Set-Cookie headers of the API (sign-in, sign-out) that the browser must get. */
      setCookies: string[];
    }
    interface Platform {
      /** The Node request; the API process that mounts our handler leaves its executor on it. */
      req: { fieldlore?: InProcessApi };
    }
  }

  /** GraphQL executed in the process that serves the page, without HTTP between. */
  interface InProcessApi {
    execute(operation: Operation & Caller): Promise<ApiResponse>;
  }
}
