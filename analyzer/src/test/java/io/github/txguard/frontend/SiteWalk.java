package io.github.txguard.frontend;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Visits every expression with a site, by reflection over the records, so that it cannot forget a component. */
final class SiteWalk {
    /** Takes a site number and its expression. */
    interface Visitor {
        void site(int number, Expr expr);
    }

    private SiteWalk() {}

    static void walk(@Nullable Object node, Visitor visitor) {
        if (node instanceof List<?> list) {
            list.forEach(each -> walk(each, visitor));
        } else if (node != null && (node instanceof Expr || node instanceof Step || isPart(node))) {
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                Object value = value(component, node);
                if (component.getName().equals("site")) {
                    visitor.site((Integer) value, (Expr) node);
                }
                walk(value, visitor);
            }
        }
    }

    private static boolean isPart(Object node) {
        return node instanceof Step.Handler || node instanceof Step.Resource;
    }

    private static Object value(RecordComponent component, Object node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
