// A loop is written once, in plain C++, and the compiler makes it into vectors of each kind; the machine's widest are taken.
//
//     run_by(widest_vectors(), [&]() ONRECORD_INLINED { for (std::size_t i = 0; i < n; ++i) out[i] = a[i] + b[i]; });
//
// The loop gives the same bits whatever its vectors: its sums are of integers, or nothing is summed.
#pragma once

#include <cstdint>

#define ONRECORD_INLINED __attribute__((always_inline))
#define ONRECORD_INLINE inline ONRECORD_INLINED  // a function that such a loop calls
#ifdef __x86_64__
#define ONRECORD_AVX2 __attribute__((target("avx2")))
#ifdef __clang__
#define ONRECORD_AVX512 __attribute__((target("avx512f,avx512bw,avx512vnni")))
#else
#define ONRECORD_AVX512 __attribute__((target("avx512f,avx512bw,avx512vnni,prefer-vector-width=512")))
#endif
#endif

namespace onrecord {

enum class Vectors : std::uint8_t { none, avx2, avx512 };

// Of this machine.
inline Vectors widest_vectors() {
#ifdef __x86_64__
    static const Vectors kWidest = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni") ? Vectors::avx512
                                   : __builtin_cpu_supports("avx2")                                           ? Vectors::avx2
                                                                                                              : Vectors::none;
    return kWidest;
#else
    return Vectors::none;
#endif
}

#ifdef __x86_64__
template <class Loop>
ONRECORD_AVX512 void run_avx512(const Loop& loop) {
    loop();
}
template <class Loop>
ONRECORD_AVX2 void run_avx2(const Loop& loop) {
    loop();
}
#endif

template <class Loop>
void run_by([[maybe_unused]] Vectors vectors, const Loop& loop) {
#ifdef __x86_64__
    if (vectors == Vectors::avx512) return run_avx512(loop);
    if (vectors == Vectors::avx2) return run_avx2(loop);
#endif
    loop();
}

}  // namespace onrecord
