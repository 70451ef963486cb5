import { ruled } from './text.ts';

/** A file of a service's folder that is packaged with its functions; it keeps its path there. A pattern is no path. */
export const bundledFile = ruled(
  (path) =>
    /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/.test(path) && !path.split('/').some((part) => /^\.+$/.test(part)),
  "a file of the service's folder, by its path in it, such as certificates/prod.pem",
);
