package io.github.txguard.store;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.RuleInfo;
import java.nio.ByteBuffer;
import java.util.List;

/** Results as bytes, without the rules, which are always those of the analyzer. Equal results give equal bytes. */
public final class ResultCodec {
    private ResultCodec() {}

    /**
     * Writes a result.
     *
     * @param result the result
     */
    public static byte[] encode(AnalysisResult result) {
        ByteSink sink = new ByteSink();
        new ResultWriter(sink).result(result);
        return Checksum.before(sink.toByteArray());
    }

    /**
     * Reads a result.
     *
     * @param bytes what was written
     * @param rules the rules of the result
     * @throws CorruptUnitException if that is not what they are
     */
    public static AnalysisResult decode(byte[] bytes, List<RuleInfo> rules) throws CorruptUnitException {
        ByteBuffer content = Checksum.verified(bytes);
        try {
            ByteSource source = new ByteSource(content);
            AnalysisResult result = new ResultReader(source).result(rules);
            source.end();
            return result;
        } catch (RuntimeException e) {
            throw new CorruptUnitException(e);
        }
    }
}
