// A linear model over hashed features whose score means something: log odds. Its file has the sections "weights", whole numbers, and
// "unit", what a weight of 1 is. Written by training/logistic.h and others.
#pragma once

#include <fmt/format.h>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

#include "onrecord/error.h"
#include "predict/linear_model.h"
#include "predict/model_file.h"

namespace onrecord {

template <class Model>
class LogOddsModelOf {
public:
    LogOddsModelOf() = default;  // of a program without one

    // Views `bytes`, which must outlive it; `name` is for the message. Errors: those of ModelFile::open; malformed where its sections do
    // not fit together.
    static Result<LogOddsModelOf> load(std::string_view bytes, std::string_view name, std::uint64_t fingerprint) {
        const auto file = ModelFile::open(bytes, name, fingerprint);
        if (!file) return file.error();
        const auto weights = file.value().template section<typename Model::Weight>("weights");
        const auto unit = file.value().template section<float>("unit");
        if (!weights) return weights.error();
        if (!unit) return unit.error();
        if (!std::has_single_bit(weights.value().size()) || weights.value().size() < kLabelsAtOnce || unit.value().size() != 1)
            return Error{ErrorKind::malformed, fmt::format("{}: its sections do not fit together", name)};
        LogOddsModelOf model;
        model.weights_ = Model(weights.value());
        model.unit_ = unit.value().front();
        return model;
    }

    [[nodiscard]] bool is_empty() const { return unit_ == 0; }
    // REQUIRES: it is not empty.
    [[nodiscard]] float log_odds(std::span<const Feature> features) const { return static_cast<float>(weights_.score(features)) * unit_; }

private:
    Model weights_;
    float unit_ = 0;  // of a weight of 1; 0 where there is no model
};

using LogOddsModel = LogOddsModelOf<LinearModel>;
using SmallLogOddsModel = LogOddsModelOf<SmallLinearModel>;

}  // namespace onrecord
