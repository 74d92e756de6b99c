import { Component, type ReactNode } from "react";

/** Catches what every other boundary let through. What is then shown is not the studio's: see public/broken.js. */
export class RootBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    dispatchEvent(new CustomEvent("handbill:broken", { detail: error }));
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}
