"""Components that run in the browser; each keeps typed text until the server has saved it.

People's words reach them as data and are drawn with `textContent`, never as markup.
"""
