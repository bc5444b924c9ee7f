import DiembaoCommand

Diembao.runAndExit()
