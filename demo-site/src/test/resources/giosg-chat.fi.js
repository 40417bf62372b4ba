export const language = "fi"; // Stands in for the compiled chat window.
