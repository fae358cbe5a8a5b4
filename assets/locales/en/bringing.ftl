# A file on its way in, for as long as that takes.

bringing-reading = Reading the file
bringing-keeping = Putting it into the library
bringing-stop = Cancel
bringing-stopping = Stopping
bringing-stopped = Stopped. Nothing of the file was kept.
keys-import-stop = Cancel a file on its way in
