"""Lists on paper: pages that a printer, a PDF and the preview paint alike."""
