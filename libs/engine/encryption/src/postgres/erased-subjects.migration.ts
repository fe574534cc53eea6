import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateErasedSubjects1763802100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE runtime.erased_subjects (
        subject text COLLATE "C" PRIMARY KEY,
        being_erased_by uuid,
        through numeric(20),
        erased_at timestamptz,
        CHECK (being_erased_by IS NOT NULL OR through IS NOT NULL),
        CHECK ((through IS NULL) = (erased_at IS NULL))
      );
      COMMENT ON TABLE runtime.erased_subjects IS 'Whose keys were destroyed, or are about to be. Kept and backed up with the keys, so that an older log restored with them stays erased.';
      COMMENT ON COLUMN runtime.erased_subjects.being_erased_by IS 'The erasure at work; meanwhile nothing is written about the subject.';
      COMMENT ON COLUMN runtime.erased_subjects.through IS 'The position of the last event whose key is destroyed.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE runtime.erased_subjects');
  }
}
