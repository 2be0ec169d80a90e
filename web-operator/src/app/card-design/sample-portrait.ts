/** A drawn portrait for previews; it is nobody's. */
export const SAMPLE_PORTRAIT = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 120"><path fill="#d9e6e2" d="M0 0h90v120H0z"/><circle cx="45" cy="48" r="21" fill="#8fa9a3"/><path fill="#8fa9a3" d="M7 120c0-30 17-44 38-44s38 14 38 44z"/></svg>',
)}`;
