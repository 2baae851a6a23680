"""Comments, follows, notices, mail, and the handing over of what waits: on any item of any module."""
