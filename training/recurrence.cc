// The recurrence of src/language/sentence_encoder.h for training: forward and backward in one pass each, where PyTorch would take dozens.
// A shared library that training/train_sentence.py calls. Tensors are contiguous: sums [batch][time][3 * width], the others
// [batch][time][width].
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace {

constexpr float kMaxValue = 4;  // kMaxStateValue

float held(float x) {
    return std::min(std::max(x, -kMaxValue), kMaxValue);
}
float sigmoid(float x) {
    return 1 / (1 + std::exp(-x));
}

}  // namespace

// out = output gate * state; state[t] = forget * state[t before] + (1 - forget) * value, from the begin for the first half of the width and
// from the end for the second. Sentence b has lengths[b] places; out and state are zero behind them.
extern "C" void recurrence_forward(const float* sums, const long* lengths, long n_batch, long n_time, long width, float* state,
                                   float* out) {
    const long half = width / 2;
    for (long b = 0; b < n_batch; ++b) {
        for (long side = 0; side < 2; ++side) {
            for (long step = 0; step < lengths[b]; ++step) {
                const long t = b * n_time + (side == 0 ? step : lengths[b] - 1 - step);
                const float* s = sums + t * 3 * width + side * half;
                float* own = state + t * width + side * half;
                const float* before = step == 0 ? nullptr : own + (side == 0 ? -width : width);
                float* o = out + t * width + side * half;
                for (long i = 0; i < half; ++i) {
                    const float value = held(s[i]);
                    const float forget = sigmoid(s[width + i]);
                    own[i] = value + forget * ((before != nullptr ? before[i] : 0.0F) - value);
                    o[i] = sigmoid(s[2 * width + i]) * own[i];
                }
            }
        }
    }
}

// The gradient of the sums, given that of out.
extern "C" void recurrence_backward(const float* sums, const long* lengths, long n_batch, long n_time, long width, const float* state,
                                    const float* out_gradient, float* gradient) {
    const long half = width / 2;
    std::vector<float> carried(static_cast<std::size_t>(half));
    for (long b = 0; b < n_batch; ++b) {
        for (long side = 0; side < 2; ++side) {
            std::fill(carried.begin(), carried.end(), 0.0F);
            float* carry = carried.data();
            for (long step = lengths[b]; step-- > 0;) {
                const long t = b * n_time + (side == 0 ? step : lengths[b] - 1 - step);
                const float* s = sums + t * 3 * width + side * half;
                const float* own = state + t * width + side * half;
                const float* before = step == 0 ? nullptr : own + (side == 0 ? -width : width);
                const float* given = out_gradient + t * width + side * half;
                float* g = gradient + t * 3 * width + side * half;
                for (long i = 0; i < half; ++i) {
                    const float value = held(s[i]);
                    const float forget = sigmoid(s[width + i]);
                    const float open = sigmoid(s[2 * width + i]);
                    const float of_state = carry[i] + given[i] * open;
                    g[i] = s[i] > -kMaxValue && s[i] < kMaxValue ? of_state * (1 - forget) : 0.0F;
                    const float of_forget = of_state * ((before != nullptr ? before[i] : 0.0F) - value);
                    g[width + i] = of_forget * forget * (1 - forget);
                    g[2 * width + i] = given[i] * own[i] * open * (1 - open);
                    carry[i] = of_state * forget;
                }
            }
        }
    }
}
