frame-skip Aller au contenu
month-1 = janvier
