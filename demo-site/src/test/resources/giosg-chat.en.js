export const language = "en"; // Stands in for the compiled chat window.
