declare module "*/web-build.mjs" {
  /** Builds the web app when its sources changed; answers whether there is a build to serve. */
  export function ensureWebBuilt(): Promise<boolean>;
}
