package io.github.txguard.sonarit;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A folder and the processes that work in it: gone at the end of the run at the latest, even if the run is broken off. */
final class Leftovers {
    private final Path folder;
    private final Queue<Process> processes = new ConcurrentLinkedQueue<>();
    private final Thread onExit = new Thread(this::clean);

    private Leftovers(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes care of a folder from now on.
     *
     * @param folder the folder
     */
    static Leftovers of(Path folder) {
        Leftovers leftovers = new Leftovers(folder);
        Runtime.getRuntime().addShutdownHook(leftovers.onExit);
        return leftovers;
    }

    /**
     * Takes care of a process, too, and of what it starts.
     *
     * @param process the process
     */
    void add(Process process) {
        processes.add(process);
    }

    /** Ends the processes by force and deletes the folder. */
    void remove() {
        clean();
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    private void clean() {
        for (Process process : processes) {
            List<ProcessHandle> started = process.descendants().toList();
            new ProcessTree(process.toHandle()).kill();
            for (ProcessHandle ended : started) {
                ended.onExit().join();
            }
            process.onExit().join();
        }
        Folders.delete(folder);
    }
}
