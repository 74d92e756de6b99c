import { request } from "../../painting/request.ts";

export const isSetupHidden = {
  read: (businessId: string): boolean =>
    request.getStore()?.kept.includes(`handbill.setup.${businessId}=hidden`) === true,
  remember: (): void => undefined,
};
