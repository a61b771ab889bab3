package acme

/** Does something until it works. */
object Patience {
    /** Tries again after a pause. */
    @JvmStatic
    @JvmOverloads
    fun <T> insist(times: Int = 2, pauseMillis: Long = 120, attempt: () -> T): T {
        repeat(times - 1) {
            try {
                return attempt()
            } catch (e: IllegalStateException) {
                Thread.sleep(pauseMillis)
            }
        }
        return attempt()
    }
}
