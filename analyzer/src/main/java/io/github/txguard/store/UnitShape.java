package io.github.txguard.store;

import io.github.txguard.ir.MethodBody;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit with its places apart from the rest, and its bodies apart from its declarations, so that two versions of a file can be
 * compared. Where shapes are equal, so are the units but for places, and the places of both correspond one by one.
 *
 * @param declarations all but the bodies and the number of lines
 * @param places places in these, in a fixed order
 * @param bodies what stands in the methods, in the order of types and methods; empty where there is no body
 */
public record UnitShape(ByteBuffer declarations, List<Place> places, List<Body> bodies) {
    /** Copies the lists so that the shape is immutable. */
    public UnitShape {
        places = List.copyOf(places);
        bodies = List.copyOf(bodies);
    }

    /**
     * A place in the file.
     *
     * @param line line
     * @param column column, or 0 where only the line is known
     */
    public record Place(int line, int column) {}

    /**
     * The body of a method.
     *
     * @param type declaring type
     * @param method the method
     * @param shape what stands in it
     * @param places places in it, in a fixed order
     */
    public record Body(TypeModel type, MethodModel method, ByteBuffer shape, List<Place> places) {
        /** Copies the list so that the body is immutable. */
        public Body {
            places = List.copyOf(places);
        }
    }

    /** The shape of a unit. */
    public static UnitShape of(UnitModel unit) {
        ShapeSink declarations = new ShapeSink(true);
        new UnitWriter(declarations) {
            @Override
            void body(MethodBody body) {
                declarations.flag(body.steps() != null);
            }
        }.unit(new UnitModel(
                unit.file(), unit.packageName(), unit.imports(), unit.types(), unit.suppressions(), 0, unit.origin()));
        List<Body> bodies = new ArrayList<>();
        for (TypeModel type : unit.types()) {
            for (MethodModel method : type.methods()) {
                ShapeSink sink = new ShapeSink(true);
                new UnitWriter(sink).body(method.code());
                bodies.add(new Body(type, method, ByteBuffer.wrap(sink.toByteArray()), sink.places()));
            }
        }
        return new UnitShape(ByteBuffer.wrap(declarations.toByteArray()), declarations.places(), bodies);
    }
}
