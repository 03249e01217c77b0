#include "onrecord/record.h"

namespace onrecord {

struct Record::Impl {};

Record::Record(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Record::~Record() = default;
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;

}  // namespace onrecord
