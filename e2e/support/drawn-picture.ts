import type { Page } from "playwright-core";

/** A round thing on a table, by any light: a JPEG as base64, drawn in the page. */
export const drawnPicture = (page: Page, width: number, height: number, color: string): Promise<string> =>
  page.evaluate(
    ([wide, high, fill]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: wide, height: high });
      const context = canvas.getContext("2d");
      if (!context) throw new Error("This browser draws nothing.");
      const light = context.createLinearGradient(0, 0, wide, high);
      light.addColorStop(0, "#f3e3c8");
      light.addColorStop(1, "#8a6a4f");
      context.fillStyle = light;
      context.fillRect(0, 0, wide, high);
      context.fillStyle = fill;
      context.beginPath();
      context.ellipse(wide / 2, high * 0.56, wide * 0.34, high * 0.26, 0, 0, 2 * Math.PI);
      context.fill();
      return canvas.toDataURL("image/jpeg").replace(/^.*,/, "");
    },
    [width, height, color] as const,
  );
