/** The one thing of Node that the studio uses where the server paints: types of all of Node would mix with those of a browser. */
declare module "node:async_hooks" {
  export class AsyncLocalStorage<Value> {
    run<Result>(value: Value, act: () => Result): Result;
    getStore(): Value | undefined;
  }
}
