package io.github.txguard.explain;

import io.github.txguard.api.Explanation.Declaration;
import io.github.txguard.api.Explanation.Note;
import io.github.txguard.api.Explanation.Why;
import io.github.txguard.catalog.TransactionEntry.Interception;
import io.github.txguard.flow.Inquiry;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.TransactionAttribute;
import io.github.txguard.transactions.TransactionScope;
import java.util.List;
import java.util.Optional;

/** Whether what is declared for a method takes effect. */
final class Declarations {
    private final Inquiry inquiry;

    Declarations(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** The transaction that is declared for a method; empty for none. */
    Optional<Declaration> of(MethodModel method) {
        return inquiry.declared().of(method).map(attribute -> declaration(method, attribute));
    }

    private Declaration declaration(MethodModel method, TransactionAttribute attribute) {
        boolean opens = inquiry.scopes().stream()
                .anyMatch(scope -> scope.kind() == TransactionScope.Kind.DECLARED
                        && scope.code().method().equals(method));
        return new Declaration(
                TransactionScope.label(attribute.entry()),
                attribute.propagation().name(),
                inquiry.declared().isOwn(method),
                opens,
                List.of(new Note(opens ? effective(attribute) : ineffective(method, attribute), "")));
    }

    private static Why effective(TransactionAttribute attribute) {
        Interception how = attribute.interception();
        return how == Interception.WOVEN || how == Interception.SUBCLASS || how == Interception.NONE
                ? Why.ALWAYS
                : Why.BY_PROXY;
    }

    private Why ineffective(MethodModel method, TransactionAttribute attribute) {
        if (!DeclaredTransactions.takesEffect(method, attribute, true)) {
            boolean overridable =
                    !method.is(Modifier.PRIVATE) && !method.is(Modifier.STATIC) && !method.is(Modifier.FINAL);
            return overridable ? Why.NOT_PUBLIC : Why.NOT_OVERRIDABLE;
        }
        Optional<TypeModel> type = inquiry.graph().program().program().type(method.type());
        if (type.isPresent() && inquiry.finder().isOnlySelfCalled(type.get(), method)) {
            return Why.SELF_CALLED;
        }
        return attribute.propagation().guaranteesTransaction() ? Why.NOT_MANAGED : Why.HOLDS_NOTHING;
    }
}
