import { defineEnvVars } from '@sveltejs/kit/env';

/** The environment of the web server. In one process with the API none of it is needed. */
export const variables = defineEnvVars({
  /** Where the API answers when it runs apart: `http://api:4000`. Read on the server only. */
  API_URL: {
    schema: (value) => {
      const url = value ?? 'http://127.0.0.1:3000';
      if (!URL.canParse(url)) throw new Error('API_URL must be an address such as http://api:4000');
      return url;
    },
  },
});
