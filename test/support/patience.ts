/** How long a test waits for what has to come, in milliseconds: what a slow machine needs, since nothing measures it. */
export const patience = 60_000;
