"""What every module stands on: base, render, ui, audit, jobs, org, thread, files, talk."""
