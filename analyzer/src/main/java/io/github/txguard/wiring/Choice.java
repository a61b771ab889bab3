package io.github.txguard.wiring;

import io.github.txguard.ir.TypeModel;
import java.util.List;

/**
 * The classes that can stand somewhere; those that cannot are left out.
 *
 * @param classes classes that stand there, or one of which does
 * @param possible classes that hardly do, but that nothing rules out
 * @param certain whether nothing else can stand there but the one class
 * @param reason by what they were chosen, in a few words for the user; empty if there is nothing to say
 */
public record Choice(List<TypeModel> classes, List<TypeModel> possible, boolean certain, String reason) {
    /** Copies the lists so that the choice is immutable. */
    public Choice {
        classes = List.copyOf(classes);
        possible = List.copyOf(possible);
    }
}
