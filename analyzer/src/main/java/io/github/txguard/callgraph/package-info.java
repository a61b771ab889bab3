/**
 * Who may call whom, and how surely: the code a call site leads to by the receivers and function values that can stand there,
 * and what the catalog knows of the called API.
 */
@NullMarked
package io.github.txguard.callgraph;

import org.jspecify.annotations.NullMarked;
