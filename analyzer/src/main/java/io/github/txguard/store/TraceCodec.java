package io.github.txguard.store;

import io.github.txguard.api.RuleInfo;
import io.github.txguard.ir.Footprint;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Results with what they follow from, as bytes. */
public final class TraceCodec {
    private TraceCodec() {}

    /**
     * Writes a result.
     *
     * @param traced the result
     */
    public static byte[] encode(TracedResult traced) {
        ByteSink sink = new ByteSink();
        new ResultWriter(sink).result(traced.result());
        sink.list(traced.files(), file -> {
            bytes(sink, file.digest());
            bytes(sink, ByteBuffer.wrap(file.read().toByteArray()));
        });
        for (Footprint.Kind kind : Footprint.Kind.values()) {
            sink.list(traced.asked().getOrDefault(kind, Set.of()), sink::text);
        }
        sink.list(traced.called().entrySet(), entry -> {
            sink.text(entry.getKey());
            sink.number(entry.getValue());
        });
        return Checksum.before(sink.toByteArray());
    }

    private static void bytes(ByteSink sink, ByteBuffer bytes) {
        sink.number(bytes.remaining());
        for (int i = 0; i < bytes.remaining(); i++) {
            sink.octet(bytes.get(bytes.position() + i));
        }
    }

    /**
     * Reads a result.
     *
     * @param bytes what was written
     * @param rules the rules of the result
     * @throws CorruptUnitException if that is not what they are
     */
    public static TracedResult decode(byte[] bytes, List<RuleInfo> rules) throws CorruptUnitException {
        ByteBuffer content = Checksum.verified(bytes);
        try {
            ByteSource source = new ByteSource(content);
            TracedResult traced = new TracedResult(
                    new ResultReader(source).result(rules),
                    source.list(() -> new TracedResult.FileTrace(source.octets(), BitSet.valueOf(source.octets()))),
                    asked(source),
                    called(source));
            source.end();
            return traced;
        } catch (RuntimeException e) {
            throw new CorruptUnitException(e);
        }
    }

    private static Map<Footprint.Kind, Set<String>> asked(ByteSource source) {
        Map<Footprint.Kind, Set<String>> asked = new EnumMap<>(Footprint.Kind.class);
        for (Footprint.Kind kind : Footprint.Kind.values()) {
            asked.put(kind, new LinkedHashSet<>(source.list(source::text)));
        }
        return asked;
    }

    private static Map<String, Integer> called(ByteSource source) {
        Map<String, Integer> called = new LinkedHashMap<>();
        source.list(() -> called.put(source.text(), source.number()));
        return called;
    }
}
