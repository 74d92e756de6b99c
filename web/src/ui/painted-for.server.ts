import { request } from "../painting/request.ts";

export const isPaintedForPhone = (): boolean => request.getStore()?.kept.includes("phone") === true;
