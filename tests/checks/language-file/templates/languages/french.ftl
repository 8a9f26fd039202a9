frame-skip = Aller au contenu
