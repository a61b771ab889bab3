package io.github.txguard.rules;

import io.github.txguard.api.Finding;
import io.github.txguard.api.SourceLocation;
import java.util.function.ToIntBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of lines that stand in messages. */
public final class LinesInMessages {
    /** In front of the line of a loop. */
    static final String LOOP = ", in each round of the loop in line ";

    /** The ends of what {@link BoundaryMessages} says of a leak. */
    private static final Pattern LEAK = Pattern.compile("(?s)(.*(?:in|when) line )(\\d+)( throws)?");

    private LinesInMessages() {}

    /**
     * The message of a finding with its lines moved.
     *
     * @param finding the finding, as it was
     * @param line gives for file and line the line there is now
     */
    public static String moved(Finding finding, ToIntBiFunction<String, Integer> line) {
        String message = finding.message();
        SourceLocation loop = finding.loop();
        if (loop != null) {
            int at = message.lastIndexOf(LOOP + loop.line());
            int number = at + LOOP.length();
            return at < 0
                    ? message
                    : message.substring(0, number)
                            + line.applyAsInt(loop.file(), loop.line())
                            + message.substring(
                                    number + String.valueOf(loop.line()).length());
        }
        Matcher leak = LEAK.matcher(message);
        if (finding.kind().equals("leak") && leak.matches()) {
            int moved = line.applyAsInt(finding.sink().location().file(), Integer.parseInt(leak.group(2)));
            return leak.group(1) + moved + (leak.group(3) == null ? "" : leak.group(3));
        }
        return message;
    }
}
