export const messages = {
  notice: "Written by the built-in demo model.",
  writes: "The built-in demo model does the writing here.",
  connect: "Connect a real one: set OPENAI_API_KEY in .env",
  how: "Show me how",
  title: "Connect a real model",
  intro:
    "Handbill comes with a demo model, so that you can try everything without an account or a bill. Its texts are samples. For texts about your business, connect a real one:",
  steps: [
    "Get an API key from OpenAI, or from any provider that speaks the same language (OpenRouter, Mistral, a local Ollama).",
    "Open the file .env in the Handbill folder, or make it, and add the line below.",
    "Stop Handbill and start it again. This notice goes away by itself.",
  ],
  keyLine: "OPENAI_API_KEY=sk-…",
  otherProvider: "For a provider other than OpenAI, add its address too:",
  addressLine: "OPENAI_BASE_URL=https://…/v1",
  done: "Got it",
};
