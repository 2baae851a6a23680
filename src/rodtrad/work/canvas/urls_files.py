"""Paths of import, export and documents; they stand before those that begin with a code."""

from django.urls import path

from rodtrad.work.canvas.views import documents, files, large_files, taken

urlpatterns = [
    path("importera/", files.import_file, name="import"),
    path("importera/stor-fil/<slug:code>/", large_files.preview, name="import-large"),
    path("importera/<slug:code>/", files.import_preview, name="import-preview"),
    path("exportera/", files.export_chosen, name="export-chosen"),
    path("dokument/valda/", taken.chosen, name="documents-chosen"),
    path("dokument/hamta/<slug:code>/", taken.taken, name="taken"),
    path("<slug:code>/fil/", files.export, name="export"),
    path("<slug:code>/dokument/", documents.documents, name="documents"),
    path("<slug:code>/bildspel/", documents.slides, name="slides"),
]
