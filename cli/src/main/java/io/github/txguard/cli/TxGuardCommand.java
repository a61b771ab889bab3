package io.github.txguard.cli;

import io.github.txguard.report.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: help and version. */
@Command(
        name = "txguard",
        description = "Finds database transactions that wait for something other than their database.",
        versionProvider = TxGuardCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class TxGuardCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: check, explain, rules or summary");
    }

    /** The version as the jar knows it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Tool tool = Tool.current();
            return new String[] {tool.name() + " " + tool.version()};
        }
    }
}
