export const language = "sv"; // Stands in for the compiled chat window.
