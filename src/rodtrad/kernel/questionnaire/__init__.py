"""Questionnaires: what they hold, which questions are shown, which answers fit, and the files they travel in.

``model`` holds the parts, ``expressions`` the skip logic, ``validating`` what a questionnaire must fulfil,
``evaluating`` what answers must fulfil, ``changes`` what sets two versions apart. ``xlsform`` and ``limesurvey``
read and write files, ``templates`` holds those that are ready to use. Nothing here knows who answers.
"""
