{:ok, _} = "%{x}" # $HOME
