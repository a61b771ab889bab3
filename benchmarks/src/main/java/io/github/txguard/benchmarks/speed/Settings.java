package io.github.txguard.benchmarks.speed;

import java.nio.file.Path;
import java.util.List;

/**
 * How is measured.
 *
 * @param analyzer the analyzer's executable jar
 * @param programs folder of the small programs that start tools without a command line
 * @param folder folder for everything that is brought and made
 * @param jvm options of the virtual machine of every tool
 * @param heap largest heap of the parser and the analyzer, as -Xmx takes it
 * @param othersHeap largest heap of the other tools
 */
record Settings(Path analyzer, Path programs, Path folder, List<String> jvm, String heap, String othersHeap) {}
