"""Documents to hand over: described once, written as docx and as accessible PDF."""
